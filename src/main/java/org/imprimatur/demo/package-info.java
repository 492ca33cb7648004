/**
 * What a newcomer finds after the first start: two clients with strategy, channels and pictures,
 * and where to go next.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"clients", "interactions", "channels", "assets"})
package org.imprimatur.demo;
