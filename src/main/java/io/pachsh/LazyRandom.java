package io.pachsh;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import org.jspecify.annotations.Nullable;

/**
 * The system's randomness, whose security providers load when something first asks for it: most
 * commands never do, and it is a tenth of a start.
 */
final class LazyRandom extends SecureRandom {
  private static final long serialVersionUID = 1;

  LazyRandom() {
    super(new Spi(), null);
  }

  private static final class Spi extends SecureRandomSpi {
    private static final long serialVersionUID = 1;

    private transient @Nullable SecureRandom real;

    @Override
    protected void engineSetSeed(byte[] seed) {
      real().setSeed(seed);
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      real().nextBytes(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      return real().generateSeed(count);
    }

    private synchronized SecureRandom real() {
      if (real == null) {
        real = new SecureRandom();
      }
      return real;
    }
  }
}
