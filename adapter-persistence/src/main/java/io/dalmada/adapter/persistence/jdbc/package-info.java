/**
 * What every feature of storage uses: batches, cursors, conditional updates, transactions, reading that sets
 * unreadable rows aside. It knows no table.
 */
@NullMarked
package io.dalmada.adapter.persistence.jdbc;

import org.jspecify.annotations.NullMarked;
