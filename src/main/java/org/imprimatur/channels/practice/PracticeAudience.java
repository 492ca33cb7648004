package org.imprimatur.channels.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.imprimatur.channels.PostMetrics;

/**
 * The practice network's playful audience. Nobody reads the practice network, so its counters are a
 * model: how many people a post may reach and how fast is drawn from the post's id, and as it ages
 * the numbers climb towards that, quickly at first. The same post at the same age always has the
 * same numbers; nothing of it is stored.
 */
class PracticeAudience {

  PostMetrics of(PracticePost post, Instant now) {
    var chance = new Random(post.id() * 0x9E3779B97F4A7C15L);
    double people = 180 * Math.exp(chance.nextDouble() * 2.5);
    double halfLifeMinutes = 20 + chance.nextInt(160);
    double likeRate = 0.02 + chance.nextDouble() * 0.07;
    double repostRate = likeRate * (0.05 + chance.nextDouble() * 0.2);

    double minutes = Math.max(0, Duration.between(post.createdAt(), now).toSeconds() / 60.0);
    long reach = grown(people, halfLifeMinutes, minutes);
    // People look first and like a little later.
    long likes = grown(people * likeRate, halfLifeMinutes * 1.3, minutes);
    long reposts = grown(people * repostRate, halfLifeMinutes * 2, minutes);
    return new PostMetrics(reach, likes, reposts, post.replies());
  }

  private static long grown(double all, double halfLifeMinutes, double minutes) {
    return (long) (all * (1 - Math.pow(0.5, minutes / halfLifeMinutes)));
  }
}
