package io.pachsh.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.util.concurrent.ThreadFactory;

/** Threads of which each waits for many connections at once. */
public final class EventLoops {
  static {
    // Buffers on the heap, where the JVM's limit counts them, and nothing that newer Javas warn of.
    setUnlessSet("io.netty.noUnsafe", "true");
    // Spares a start the search for a network card to be told apart by.
    setUnlessSet("io.netty.machineId", "00:00:00:00:00:00:00:00");
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
  }

  private EventLoops() {}

  /** So many daemons; the caller shuts them down. */
  public static EventLoopGroup of(int threads, String name) {
    return new NioEventLoopGroup(threads, daemons(name));
  }

  /** Makes daemons of that name. */
  public static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
