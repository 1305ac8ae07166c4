package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Keys and certificates travel; what computes with them does not. */
final class SecurityTypes {
  private SecurityTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        refused("MessageDigest", () -> MessageDigest.getInstance("SHA-256"), "inside the task"),
        refused("Cipher", () -> Cipher.getInstance("AES/GCM/NoPadding"), "inside the task"),
        refused("Mac", () -> Mac.getInstance("HmacSHA256"), "inside the task"),
        refused("Signature", () -> Signature.getInstance("SHA256withRSA"), "inside the task"),
        refused("KeyStore", () -> KeyStore.getInstance("PKCS12"), "inside the task"),
        refused("SSLContext", SSLContext::getDefault, "inside the task"),
        refused("TrustManagers", SecurityTypes::trust, "inside the task"),
        travels("SecretKeySpec", () -> new SecretKeySpec(new byte[] {1, 2, 3}, "AES")),
        travels("KeyPair of RSA", () -> pair("RSA", 2048), SecurityTypes::keysAlike),
        travels("KeyPair of EC", () -> pair("EC", 256), SecurityTypes::keysAlike),
        travels("X.509 certificate", SecurityTypes::certificate));
  }

  private static KeyPair pair(String algorithm, int size) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  private static void keysAlike(KeyPair sent, KeyPair back) {
    sameClass(sent, back);
    same(sent.getPrivate(), back.getPrivate());
    same(sent.getPublic(), back.getPublic());
    same(sent.getPrivate().getEncoded(), back.getPrivate().getEncoded());
  }

  private static X509TrustManager trust() throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    List<TrustManager> managers = Arrays.asList(factory.getTrustManagers());
    return (X509TrustManager) managers.get(0);
  }

  /** One that each JDK has. */
  private static Certificate certificate() throws Exception {
    return trust().getAcceptedIssuers()[0];
  }
}
