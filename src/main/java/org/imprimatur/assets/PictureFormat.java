package org.imprimatur.assets;

/** A file format we take, recognised by content, read by structure, never by name. */
interface PictureFormat {
  boolean recognises(FileBytes file);

  /**
   * Reads the whole structure and leaves out what tells more than the picture: place, camera,
   * comments.
   *
   * @throws AssetRefused for anything that is not exactly one sound picture
   */
  Picture read(FileBytes file);
}
