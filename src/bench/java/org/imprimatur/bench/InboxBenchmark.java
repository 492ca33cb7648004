package org.imprimatur.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
  private static final int TIMES = 60;

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
    var report = new ArrayList<String>();
    try {
      fill(1_000);
      median("/inbox"); // warm-up, not reported
      var few = medians();
      fill(99_000);
      var many = medians();
      for (int i = 0; i < pages().size(); i++)
        report.add(
            "%-45s  1,000: %6.1f ms   100,000: %6.1f ms   ratio %.2f"
                .formatted(pages().get(i), few.get(i), many.get(i), many.get(i) / few.get(i)));
    } finally {
      InboxRows.forget(jdbc, channel);
    }
    report.forEach(System.out::println);
    Files.createDirectories(Path.of("target/bench"));
    Files.write(Path.of("target/bench/inbox.txt"), report);
  }

  private void fill(int count) {
    InboxRows.open(jdbc, channel, count, process.now());
    jdbc.execute("analyze interaction, audience_member");
  }

  private List<String> pages() {
    return List.of(
        "/inbox", "/inbox?client=acme", "/inbox?owner=me", "/inbox?show=breached", "/inbox?kind=mention");
  }

  private List<Double> medians() throws Exception {
    var medians = new ArrayList<Double>();
    for (var page : pages()) medians.add(median(page));
    return medians;
  }

  private double median(String page) throws Exception {
    var took = new ArrayList<Double>();
    for (int i = 0; i < TIMES; i++) {
      var begun = System.nanoTime();
      mvc.perform(MockMvcRequestBuilders.get(page).with(people.as("manager")))
          .andExpect(MockMvcResultMatchers.status().isOk());
      took.add((System.nanoTime() - begun) / 1e6);
    }
    Collections.sort(took);
    return took.get(TIMES / 2);
  }
}
