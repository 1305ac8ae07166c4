package dev.brine.jupyter;

import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.messages.reply.KernelInfoReply;
import java.util.List;

/** The answer to who this kernel is; that of the base library lacks the status. */
final class KernelInfo extends KernelInfoReply {
  private static final String PROTOCOL = "5.3";

  /** Written as {@code status} into the message. */
  @SuppressWarnings("unused") // read by Gson
  private final String status = "ok";

  KernelInfo(LanguageInfo language, String banner) {
    super(PROTOCOL, "brine", version(), language, banner, List.of());
  }

  private static String version() {
    String version = KernelInfo.class.getPackage().getImplementationVersion();
    return version == null ? "0" : version;
  }
}
