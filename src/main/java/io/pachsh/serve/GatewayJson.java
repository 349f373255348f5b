package io.pachsh.serve;

import com.google.protobuf.BytesValue;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DoubleValue;
import com.google.protobuf.FloatValue;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.UInt64Value;
import com.google.protobuf.util.JsonFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as pachd's JSON gateway writes them: every field is there, and one that holds a message
 * is {@code null} when it is not set, where protobuf's own printer leaves it out.
 */
final class GatewayJson {
  /** What has a form of its own in JSON, such as an instant. */
  private static final String WELL_KNOWN = "google.protobuf.";

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().alwaysPrintFieldsWithNoPresence().omittingInsignificantWhitespace();

  private GatewayJson() {}

  static String of(Message message) {
    if (message.getDescriptorForType().getFullName().startsWith(WELL_KNOWN)) {
      return printed(message);
    }
    List<String> members = new ArrayList<>();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (isThere(message, field)) {
        members.add(quoted(field.getJsonName()) + ":" + value(message, field));
      }
    }
    return "{" + String.join(",", members) + "}";
  }

  static String quoted(String text) {
    return printed(StringValue.of(text));
  }

  /** Of several that exclude one another only the one that is set is written. */
  private static boolean isThere(Message message, FieldDescriptor field) {
    return field.getContainingOneof() == null || message.hasField(field);
  }

  private static String value(Message message, FieldDescriptor field) {
    if (field.isMapField()) {
      return map(message, field);
    }
    if (field.isRepeated()) {
      List<String> items = new ArrayList<>();
      ((List<?>) message.getField(field)).forEach(item -> items.add(single(field, item)));
      return "[" + String.join(",", items) + "]";
    }
    return field.hasPresence() && !message.hasField(field)
        ? "null"
        : single(field, message.getField(field));
  }

  private static String map(Message message, FieldDescriptor field) {
    FieldDescriptor key = field.getMessageType().findFieldByName("key");
    FieldDescriptor value = field.getMessageType().findFieldByName("value");
    List<String> entries = new ArrayList<>();
    for (Object entry : (List<?>) message.getField(field)) {
      Message pair = (Message) entry;
      String name = String.valueOf(pair.getField(key));
      entries.add(quoted(name) + ":" + single(value, pair.getField(value)));
    }
    return "{" + String.join(",", entries) + "}";
  }

  private static String single(FieldDescriptor field, Object value) {
    return switch (field.getJavaType()) {
      case MESSAGE -> of((Message) value);
      case STRING -> quoted((String) value);
      case ENUM -> quoted(((EnumValueDescriptor) value).getName());
      case BYTE_STRING -> printed(BytesValue.of((com.google.protobuf.ByteString) value));
      case FLOAT -> printed(FloatValue.of((float) value));
      case DOUBLE -> printed(DoubleValue.of((double) value));
      case INT -> isUnsigned(field) ? printed(UInt32Value.of((int) value)) : value.toString();
      case LONG -> isUnsigned(field) ? printed(UInt64Value.of((long) value)) : "\"" + value + "\"";
      case BOOLEAN -> value.toString();
    };
  }

  private static boolean isUnsigned(FieldDescriptor field) {
    return switch (field.getType()) {
      case UINT32, UINT64, FIXED32, FIXED64 -> true;
      default -> false;
    };
  }

  private static String printed(Message message) {
    try {
      return PRINTER.print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("what was made here has a JSON form", e);
    }
  }
}
