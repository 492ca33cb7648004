package org.imprimatur.intake;

import java.util.UUID;
import org.imprimatur.channels.PlatformEvent;

/**
 * A platform event is in the inbox and is being absorbed; published within that transaction.
 *
 * @param inboxEvent its row in the inbox
 */
public record EventHeard(UUID inboxEvent, String client, UUID channel, PlatformEvent event) {}
