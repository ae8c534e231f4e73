package dev.atoll.engine.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Makes sockets that ask the other side whether it is still there after some idle seconds: {@code
 * keepalives_idle}. Public because the JDBC driver makes it by its name.
 */
public final class KeepAliveSockets extends SocketFactory {
  private final int idleSeconds;

  /**
   * As the JDBC driver calls it.
   *
   * @param idleSeconds a whole number above 0
   */
  public KeepAliveSockets(String idleSeconds) {
    this.idleSeconds = Integer.parseInt(idleSeconds);
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    socket.setKeepAlive(true);
    SocketOption<Integer> idle = ExtendedSocketOptions.TCP_KEEPIDLE;
    if (socket.supportedOptions().contains(idle)) {
      socket.setOption(idle, idleSeconds);
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(host, port);
  }

  private Socket connected(InetAddress host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new java.net.InetSocketAddress(host, port));
    return socket;
  }
}
