package org.imprimatur.channels;

import java.util.function.Supplier;

/**
 * A picture to be published.
 *
 * @param sha256 hex digest of the bytes
 * @param mediaType {@code image/jpeg} and kin
 * @param bytes reads the bytes; they have been checked against the digest
 */
public record Medium(
    String sha256,
    String mediaType,
    String altText,
    int width,
    int height,
    Supplier<byte[]> bytes) {}
