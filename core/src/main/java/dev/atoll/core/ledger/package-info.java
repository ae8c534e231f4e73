/** core ledger */
@NullMarked
package dev.atoll.core.ledger;

import org.jspecify.annotations.NullMarked;
