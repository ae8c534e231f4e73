package dev.atoll.jinja.fuzz;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public final class Show {
  private Show() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Grammar grammar = Grammar.load();
    Rendering r = new Rendering();
    for (int i = Integer.parseInt(arguments[1]); i < Integer.parseInt(arguments[2]); i++) {
      String t = Generator.template(grammar, Long.parseLong(arguments[0]), i).text();
      long s = System.nanoTime();
      Outcome o = r.of(t);
      out.println("=== " + i + " size " + t.length() + " ms " + (System.nanoTime() - s) / 1000000);
      out.println(t);
      String x = o.toString();
      out.println("--- " + x.substring(0, Math.min(x.length(), 300)));
    }
  }
}
