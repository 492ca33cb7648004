package org.imprimatur.assets.web;

/**
 * There is no such asset or client, or it is none of the asker's business: the answer is the same.
 */
final class NoSuchAsset extends RuntimeException {}
