package org.imprimatur.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.interactions.InboxRows;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;

/** Whether the inbox is as fast with 100,000 open interactions as with 1,000. */
@ProcessTest
class InboxBenchmark {
  private static final int TIMES = 40;
  private static final List<String> PAGES =
      List.of(
          "/inbox",
          "/inbox?client=acme",
          "/inbox?owner=me",
          "/inbox?show=breached",
          "/inbox?kind=mention");

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired JdbcTemplate jdbc;

  private Channel channel;

  @Test
  void firstPage() throws Exception {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    channel = process.channel("acme", "key");
    var few = new ArrayList<List<Double>>();
    var many = new ArrayList<List<Double>>();
    fill(1_000);
    for (int i = 0; i < 3; i++) times(); // warm-up, not reported
    // The machine is not as fast at one moment as at another.
    for (int round = 0; round < 3; round++) {
      InboxRows.forget(jdbc, channel);
      fill(1_000);
      few.addAll(times());
      fill(99_000);
      many.addAll(times());
    }
    InboxRows.forget(jdbc, channel);
    var report = new ArrayList<String>();
    for (int i = 0; i < PAGES.size(); i++) {
      var before = median(few, i);
      var after = median(many, i);
      report.add(
          "%-26s median of %d   1,000: %6.1f ms   100,000: %6.1f ms   ratio %.2f"
              .formatted(PAGES.get(i), few.size(), before, after, after / before));
    }
    report.forEach(System.out::println);
    Files.createDirectories(Path.of("target/bench"));
    Files.write(Path.of("target/bench/inbox.txt"), report);
  }

  private void fill(int count) {
    InboxRows.open(jdbc, channel, count, process.now());
    // As a database in service would have done by itself; what is gone must not slow down the few.
    jdbc.execute("vacuum analyze interaction, audience_member");
  }

  /** So many times, how long each page took. */
  private List<List<Double>> times() throws Exception {
    var times = new ArrayList<List<Double>>();
    for (int i = 0; i < TIMES; i++) {
      var took = new ArrayList<Double>();
      for (var page : PAGES) took.add(time(page));
      times.add(took);
    }
    return times;
  }

  private double time(String page) throws Exception {
    var begun = System.nanoTime();
    mvc.perform(MockMvcRequestBuilders.get(page).with(people.as("manager")))
        .andExpect(MockMvcResultMatchers.status().isOk());
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double median(List<List<Double>> times, int page) {
    var sorted = times.stream().map(took -> took.get(page)).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
