package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import java.util.List;
import java.util.function.Consumer;

/** The drafts of a JSON payload, by an adapter. */
final class JsonDrafts implements DraftReader {
  private final JsonItems items;
  private final ItemAdapter adapter;
  private final Drafts drafts;
  private boolean ended;

  JsonDrafts(JsonItems items, ItemAdapter adapter) {
    this(items, adapter, new Drafts());
  }

  /** Of one payload of several that are counted together. */
  JsonDrafts(JsonItems items, ItemAdapter adapter, Drafts drafts) {
    this.items = items;
    this.adapter = adapter;
    this.drafts = drafts;
  }

  @Override
  public boolean next(Consumer<Draft> to) {
    if (ended) {
      return false;
    }
    drafts.to(to);
    JsonItems.Found found = items.next();
    if (found == null) {
      ended = true;
      adapter.end(drafts);
      if (items.emptyLists() > 0) {
        drafts.leaveOut("empty list(s)", items.emptyLists());
      }
    } else if (found.problem() != null && adapter.isHeartbeat(found.item().text())) {
      drafts.leaveOut(ItemAdapter.HEARTBEATS);
    } else if (found.problem() != null) {
      drafts.unusable(found.item(), found.problem());
    } else {
      take(found.item());
    }
    return true;
  }

  private void take(JsonItem item) {
    try {
      adapter.item(item, drafts);
      String idle = adapter.idle();
      if (idle != null) {
        drafts.leaveOutIfSilent(idle);
      }
    } catch (UnusableException e) {
      drafts.unusable(item, e.reason());
    }
  }

  @Override
  public List<String> notes() {
    return drafts.notes();
  }
}
