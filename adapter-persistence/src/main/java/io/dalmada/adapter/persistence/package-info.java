/**
 * Repositories, outbox and transactions over JPA, for H2 and PostgreSQL.
 *
 * <p>Start at {@link io.dalmada.adapter.persistence.PersistenceConfiguration}. A {@code …Row} is what a table holds, a
 * {@code …Mapper} turns it into the domain's values and back, {@code Jpa…} implements a port.
 */
@NullMarked
package io.dalmada.adapter.persistence;

import org.jspecify.annotations.NullMarked;
