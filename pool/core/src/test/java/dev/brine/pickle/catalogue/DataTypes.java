package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.List;
import javax.management.ObjectName;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.InputSource;

/** Databases and XML. */
@SuppressWarnings("JavaUtilDate") // users have them
final class DataTypes {
  private static final String[] CONNECTION = {"open it inside the task"};

  private DataTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("java.sql.Date", () -> java.sql.Date.valueOf("2024-02-29")),
        travels("java.sql.Time", () -> Time.valueOf("12:34:56")),
        travels(
            "java.sql.Timestamp",
            () -> Timestamp.valueOf("2024-02-29 12:34:56.123456789"),
            (sent, back) -> {
              Checks.<Timestamp>equal().check(sent, back);
              same(123456789, back.getNanos());
            }),
        refused("java.sql.Connection", () -> standIn(Connection.class), CONNECTION),
        refused("java.sql.PreparedStatement", () -> standIn(PreparedStatement.class), CONNECTION),
        refused("java.sql.ResultSet", () -> standIn(ResultSet.class), "to a list"),
        refused(
            "XML Document",
            () -> builder().parse(new InputSource(new StringReader("<a b='c'>d<!--e--><f/></a>"))),
            "pass its text"),
        travels("QName", () -> new QName("urn:x", "local", "p"), equal()),
        refused("DocumentBuilder", DataTypes::builder, "inside the task"),
        refused("Transformer", () -> TransformerFactory.newInstance().newTransformer(), "task"),
        refused("XPath", () -> XPathFactory.newInstance().newXPath(), "inside the task"),
        travels("ObjectName", () -> new ObjectName("some.where:type=x,name=y")));
  }

  private static DocumentBuilder builder() throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder();
  }

  /** A driver's object, as far as its interface goes. */
  private static Object standIn(Class<?> type) {
    return Proxy.newProxyInstance(
        DataTypes.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          throw new UnsupportedOperationException(method.getName());
        });
  }
}
