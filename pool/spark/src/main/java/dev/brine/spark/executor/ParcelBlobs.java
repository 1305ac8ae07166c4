package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.io.Serializable;
import java.util.List;

/**
 * One parcel of a capture as executors get it.
 *
 * @param codeHash tells its classes from all others
 * @param code its classes, see {@link Code}
 * @param classPath the names of the files that Spark brought for the session's class path
 * @param graph its values
 */
@Internal
@SuppressWarnings("serial") // List.copyOf is serializable
public record ParcelBlobs(String codeHash, Blob code, List<String> classPath, Blob graph)
    implements Serializable {}
