package io.asofguard.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the names under which a list of points hangs say of its token.
 *
 * @param token the first that has the shape of one, or null
 * @param first the first that may be one, or but what a recorder put the answer into; or null
 * @param isOfLaterList whether it is not the first of lists inside a list
 */
record NamesAround(@Nullable String token, @Nullable String first, boolean isOfLaterList) {

  static NamesAround of(List<String> path) {
    List<String> names =
        path.stream()
            .filter(
                name ->
                    !name.equals(PriceLayout.HISTORY)
                        && !Received.isBody(name)
                        && !JsonItem.isPlace(name))
            .toList();
    return new NamesAround(
        names.stream().filter(TokenNames::isToken).findFirst().orElse(null),
        names.isEmpty() ? null : names.get(0),
        path.stream().anyMatch(JsonItem::isLaterPlace));
  }
}
