package dev.atoll.acceptance.resume;

import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.engine.Database;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Session;
import dev.atoll.engine.StatementKind;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The tool in a process that dies without a word, as by SIGKILL, just after something became
 * durable for the n-th time: {@code Dying <folder> <n> <arguments of atoll>}.
 */
public final class Dying {
  /** What a killed process ends with. */
  static final int KILLED = 137;

  private static final Set<String> WRITING =
      Set.of("execute", "query", "commit", "append", "rename", "createSchema");
  private static final AtomicInteger LEFT = new AtomicInteger();

  private Dying() {}

  /** Runs the tool until it dies or ends. */
  public static void main(String[] arguments) {
    LEFT.set(Integer.parseInt(arguments[1]));
    Thread.currentThread().setContextClassLoader(new OnlyThese(Dying.class.getClassLoader()));
    World world =
        new World(
            "atoll",
            System.out,
            System.err,
            new TreeMap<>(System.getenv()),
            Path.of(arguments[0]),
            InstantSource.system(),
            ZoneOffset.UTC,
            Screen.none(),
            Interrupts.NONE);
    System.exit(
        Main.run(Arrays.asList(arguments).subList(2, arguments.length), world, Atoll.standard()));
  }

  /** Finds these engines and no other. */
  private static final class OnlyThese extends ClassLoader {
    private static final String SERVICE = "META-INF/services/" + Engine.class.getName();

    OnlyThese(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      if (!name.equals(SERVICE)) {
        return super.getResources(name);
      }
      URL own = getResource("resume/dying-engines");
      return Collections.enumeration(own == null ? List.of() : List.of(own));
    }
  }

  private static Object invoke(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  /** A database whose sessions count. */
  static Database around(Database real) {
    return (Database)
        Proxy.newProxyInstance(
            Dying.class.getClassLoader(),
            new Class<?>[] {Database.class},
            (self, method, arguments) -> {
              Object answer = invoke(real, method, arguments);
              return answer instanceof Session session ? around(session) : answer;
            });
  }

  private static Session around(Session real) {
    return (Session)
        Proxy.newProxyInstance(
            Dying.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (self, method, arguments) -> {
              Object answer = invoke(real, method, arguments);
              boolean durable = WRITING.contains(method.getName()) && !real.inTransaction();
              if (durable && !isReading(method, arguments) && LEFT.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(KILLED);
              }
              return answer;
            });
  }

  private static boolean isReading(Method method, Object @Nullable [] arguments) {
    return method.getName().equals("query")
        && arguments != null
        && StatementKind.of(String.valueOf(arguments[0])) == StatementKind.QUERY;
  }
}
