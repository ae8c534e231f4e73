package dev.atoll.acceptance.resume;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between the tool and a server, and cuts one connection at a COMMIT. */
final class CuttingProxy implements AutoCloseable {
  /** On which side of the server's work the connection is cut. */
  enum Cut {
    /** The server never hears of the COMMIT. */
    BEFORE_COMMIT,
    /** The server has committed, and its answer is lost. */
    AFTER_COMMIT
  }

  private record Order(String text, Cut cut) {}

  private final ServerSocket front;
  private final int server;
  private final AtomicReference<Order> order = new AtomicReference<>();

  CuttingProxy(int server) throws IOException {
    this.server = server;
    this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("proxy").start(this::accept);
  }

  int port() {
    return front.getLocalPort();
  }

  /** Cuts the connection that commits next after it has sent a text; once. */
  void cut(String text, Cut cut) {
    order.set(new Order(text, cut));
  }

  /** Whether that has happened. */
  boolean hasCut() {
    return order.get() == null;
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket client = front.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        CountDownLatch answered = new CountDownLatch(1);
        Thread.ofPlatform()
            .daemon()
            .name("to-server")
            .start(() -> toServer(client, behind, answered));
        Thread.ofPlatform()
            .daemon()
            .name("to-client")
            .start(
                () -> {
                  toClient(behind, client);
                  answered.countDown();
                });
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void toServer(Socket client, Socket behind, CountDownLatch answered) {
    byte[] bytes = new byte[65_536];
    boolean armed = false;
    try (client;
        behind) {
      InputStream in = client.getInputStream();
      OutputStream out = behind.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        String said = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        Order wanted = order.get();
        if (armed && wanted != null && said.toLowerCase(Locale.ROOT).contains("commit")) {
          order.set(null);
          if (wanted.cut == Cut.AFTER_COMMIT) {
            client.close();
            out.write(bytes, 0, count);
            out.flush();
            // The server answers, and is asked nothing more; then it closes.
            behind.shutdownOutput();
            answered.await();
          }
          return;
        }
        armed = wanted != null && (armed || said.contains(wanted.text));
        out.write(bytes, 0, count);
        out.flush();
      }
    } catch (IOException closed) {
      // One of both is gone.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void toClient(Socket behind, Socket client) {
    byte[] bytes = new byte[65_536];
    try (behind) {
      InputStream in = behind.getInputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (!client.isClosed()) {
          client.getOutputStream().write(bytes, 0, count);
        }
      }
      client.close();
    } catch (IOException closed) {
      // One of both is gone.
    }
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
