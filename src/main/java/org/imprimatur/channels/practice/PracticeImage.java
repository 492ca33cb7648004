package org.imprimatur.channels.practice;

import java.util.UUID;

/** A picture of a post, without its bytes. */
record PracticeImage(UUID id, long post, String alt, int width, int height) {}
