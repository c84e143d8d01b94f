package io.foundry.spring.pool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy in front of a server that drops connections over which nothing went for some time, as firewalls and load
 * balancers do. Ends all connections when it is closed.
 */
final class DroppingProxy implements AutoCloseable {

    /** How a connection is dropped. */
    enum Drop {
        /** What comes is swallowed, and nobody is told. */
        SILENTLY,
        /** Both sides are told, by a reset. */
        WITH_RESET
    }

    private final ServerSocket listener;

    private final int target;

    private final long idleNanos;

    private final Drop drop;

    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private volatile boolean unreachable;

    private volatile int dropped;

    private DroppingProxy(int target, Duration idle, Drop drop) throws IOException {
        this.target = target;
        this.idleNanos = idle.toNanos();
        this.drop = drop;
        this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }

    static DroppingProxy start(int target, Duration idle, Drop drop) {
        try {
            DroppingProxy proxy = new DroppingProxy(target, idle, drop);
            thread(proxy::accept);
            thread(proxy::dropIdle);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections were dropped so far. */
    int dropped() {
        return dropped;
    }

    /** While set, all that comes is swallowed, also from connections that are new. */
    void swallowAll(boolean swallow) {
        unreachable = swallow;
        if (swallow) {
            links.forEach(link -> link.swallowed = true);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
                link.swallowed = unreachable;
                links.add(link);
                link.server.setTcpNoDelay(true);
                thread(() -> link.copy(link.client, link.server));
                thread(() -> link.copy(link.server, link.client));
            } catch (IOException closed) {
                // Ends if the listener was closed
            }
        }
    }

    private void dropIdle() {
        while (!listener.isClosed()) {
            for (Link link : links) {
                if (!link.swallowed && System.nanoTime() - link.lastNanos > idleNanos) {
                    dropped++;
                    if (drop == Drop.SILENTLY) {
                        link.swallowed = true;
                    } else {
                        link.reset();
                    }
                }
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "dropping-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        links.forEach(Link::reset);
    }

    private final class Link {

        private final Socket client;

        private final Socket server;

        private volatile long lastNanos = System.nanoTime();

        private volatile boolean swallowed;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void copy(Socket from, Socket to) {
            byte[] buffer = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!swallowed) {
                        lastNanos = System.nanoTime();
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException gone) {
                // The other direction ends too
            }
            // A side that was dropped silently does not learn of the other's end
            if (!swallowed) {
                close(client);
                close(server);
            } else {
                close(from);
            }
            if (client.isClosed() && server.isClosed()) {
                links.remove(this);
            }
        }

        void reset() {
            links.remove(this);
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                } catch (IOException gone) {
                    // Nothing to reset
                }
                close(socket);
            }
        }

        private void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException gone) {
                // Gone already
            }
        }
    }
}
