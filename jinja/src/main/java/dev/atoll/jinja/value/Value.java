package dev.atoll.jinja.value;

/**
 * A value of the template language; it behaves as the Python value of the same kind does.
 *
 * <p>Java equality is Python's where the value can be a dict key ({@code 1 == 1.0 == True}); it
 * never looks into a {@link Rope}, whose comparison needs a {@link Render}. Values that are not
 * mutable by nature (lists, dicts, sets, iterators) are immutable.
 */
public sealed interface Value
    permits NoneValue,
        UndefinedValue,
        NumberValue,
        StringValue,
        Rope,
        ListValue,
        TupleValue,
        DictValue,
        SetValue,
        RangeValue,
        ViewValue,
        IteratorValue,
        TemporalValue,
        CallableValue,
        HostValue {

  /**
   * Python's name of the type, as it stands in messages: {@code str}, {@code int}, {@code dict}.
   */
  String typeName();
}
