package io.asofguard.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.asofguard.leak.LeakReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

/** A report in its forms, as their readers read them. */
final class Written {
  private Written() {}

  static String sarif(LeakReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Sarif.write(report, "1.2", out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What the official schema says against it. */
  static List<Error> faults(String sarif) throws IOException {
    try (InputStream of = Schema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(of, InputFormat.JSON)
          .validate(sarif, InputFormat.JSON);
    }
  }

  static String junit(LeakReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JUnitXml.write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  static Document xml(LeakReport report) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(junit(report).getBytes(StandardCharsets.UTF_8)));
  }
}
