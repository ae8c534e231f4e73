package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.Template;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Renders models once: to see the text, and to see how long the first one takes. */
public final class FirstRender {
  private FirstRender() {}

  /**
   * Prints the text of each model, or, for {@code --time}, when the first one was there.
   *
   * @param arguments {@code --time} or nothing, then names of models
   */
  public static void main(String[] arguments) {
    Shop shop = new Shop(TemplateFiles.macros(), Tenant.MAIN);
    for (String name : arguments) {
      if (!name.equals("--time")) {
        Template template = Template.parse(TemplateFiles.model(name), Shop.MODELS);
        String text = Shop.text(shop.render(template).result(), Tenant.MAIN);
        System.out.println(
            arguments[0].equals("--time")
                ? ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())
                : text);
      }
    }
  }
}
