package org.imprimatur.assets;

import java.util.ArrayList;
import java.util.List;

/** The parts of a file that stay, joined without a copy where nothing goes. */
final class KeptBytes {
  private record Range(int from, int length) {}

  private final byte[] file;
  private final List<Range> ranges = new ArrayList<>();
  private int length;

  KeptBytes(FileBytes file) {
    this.file = file.array();
  }

  void keep(int from, int bytes) {
    var last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
    if (last != null && last.from + last.length == from) {
      ranges.set(ranges.size() - 1, new Range(last.from, last.length + bytes));
    } else {
      ranges.add(new Range(from, bytes));
    }
    length += bytes;
  }

  byte[] join() {
    if (length == file.length) {
      return file;
    }
    var joined = new byte[length];
    var at = 0;
    for (var range : ranges) {
      System.arraycopy(file, range.from, joined, at, range.length);
      at += range.length;
    }
    return joined;
  }
}
