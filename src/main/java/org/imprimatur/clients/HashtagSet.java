package org.imprimatur.clients;

import java.util.List;

/** Hashtags that belong together, without '#'. */
public record HashtagSet(String name, List<String> tags) {}
