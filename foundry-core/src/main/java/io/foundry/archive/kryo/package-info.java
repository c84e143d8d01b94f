/**
 * Archives of values whose types have no archive: written and read as a whole, by Kryo.
 *
 * <p>The only place that knows Kryo. It is used for its traversal of graphs, its references and its encoding of scalars;
 * which classes may take part, how they are named, and how much may be allocated for a length is decided here.
 */
@NullMarked
package io.foundry.archive.kryo;

import org.jspecify.annotations.NullMarked;
