package io.pachsh.cli.doctor;

import picocli.CommandLine.Option;

/** What every examination can be told. */
final class ExaminationOptions {
  @Option(names = "--strict", description = "Fail for warnings as well.")
  private boolean strict;

  DoctorReport report() {
    return new DoctorReport(strict);
  }
}
