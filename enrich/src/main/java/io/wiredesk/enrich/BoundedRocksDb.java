package io.wiredesk.enrich;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one write-buffer budget for all stores of the process, so that their number,
 * which grows with the partitions, does not set the memory. Public because Streams makes it.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Total budget in bytes; what the first application of a process says is so for all of it. */
  static final String MEMORY = "wiredesk.enrich.rocksdb.bytes";

  private static final int BLOOM_BITS = 10;

  private static @Nullable Budget shared;

  /** Lives as long as the process: stores of several tasks and restarts use it. */
  private record Budget(Cache cache, WriteBufferManager writes) {
    static Budget of(long bytes) {
      RocksDB.loadLibrary();
      Cache cache = new LRUCache(bytes);
      return new Budget(cache, new WriteBufferManager(bytes / 2, cache));
    }
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    long bytes = (Long) Objects.requireNonNull(configs.get(MEMORY), MEMORY);
    Budget budget = shared(bytes);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(budget.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setFilterPolicy(new BloomFilter(BLOOM_BITS));
    options.setWriteBufferManager(budget.writes());
    options.setWriteBufferSize(bytes / 4);
    options.setTableFormatConfig(table);
  }

  @Override
  public void close(String storeName, Options options) {
    // the budget is shared and stays; the filter is released with the table's options
  }

  private static synchronized Budget shared(long bytes) {
    if (shared == null) {
      shared = Budget.of(bytes);
    }
    return shared;
  }
}
