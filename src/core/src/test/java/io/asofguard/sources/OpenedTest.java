package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.ObjectReadContext;

/** What a layout is told of an object that was opened: which of its fields went unseen. */
class OpenedTest {

  /** Opens {@code data} and what starts with {@code list}, and notes what it is told. */
  private static final class Noting implements Layout {
    final List<String> told = new ArrayList<>();

    @Override
    public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
      return name.startsWith("list") || name.equals("data");
    }

    @Override
    public void opened(Opened object) {
      told.add(object.before() + " " + object.after());
    }
  }

  private static List<String> told(String json) {
    Noting layout = new Noting();
    walk(json, layout);
    return layout.told;
  }

  /** How many items there are. */
  private static int walk(String json, Layout layout) {
    String text = json.replace('\'', '"');
    JsonWalk walk =
        new JsonWalk(JsonValues.FACTORY.createParser(ObjectReadContext.empty(), text), layout);
    int items = 0;
    while (walk.next(1) != null) {
      items++;
    }
    return items;
  }

  @Test
  void fieldsBeforeAListAreToldFromThoseAfterIt() {
    assertThat(told("{'a':1,'b':null,'list':[{'x':1}],'c':2,'a2':{'y':3}}"))
        .containsExactly("{a=1, b=null} [c, a2]");
    assertThat(told("{'list':[]}")).containsExactly("{} []");
    assertThat(told("{'a':1,'list':{'x':1}}")).containsExactly("{a=1} []");
  }

  @Test
  void ofSeveralListsTheFirstIsTheOne() {
    assertThat(told("{'a':1,'list1':[{'x':1}],'b':2,'list2':[{'x':1}],'c':3}"))
        .containsExactly("{a=1} [b, c]");
  }

  @Test
  void eachObjectHasItsOwn() {
    assertThat(told("{'a':1,'list':{'b':2,'list':[{'x':1}],'c':3},'d':4}"))
        .containsExactly("{b=2} [c]", "{a=1} [d]");
    assertThat(told("[{'list':[],'a':1},{'a':1,'list':[]}]")).containsExactly("{} [a]", "{a=1} []");
  }

  @Test
  void anObjectOfWhichNothingIsOpenedIsNotTold() {
    assertThat(told("{'raw':[1],'a':1}")).isEmpty();
  }

  /** Though the layout alone would open it: nothing is remembered of any object. */
  @Test
  void aRecordWhoseBodyStaysClosedIsNotTold() {
    Noting layout = new Noting();
    Layout bodies = new BodyLayout(layout, Marks.of("t p"));
    assertThat(walk("{'t':1,'p':2,'data':{'x':1}}", bodies)).isEqualTo(1);
    assertThat(layout.told).isEmpty();
    assertThat(walk("{'t':1,'data':{'x':1},'p':2}", bodies)).isEqualTo(2);
    assertThat(layout.told).containsExactly("{t=1} [p]");
  }
}
