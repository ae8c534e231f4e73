package dev.atoll.core.plan;

import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.SourceText;
import java.util.ArrayList;
import java.util.List;

/** The hash of all that a project and its packages say, whoever runs it. */
public final class Release {
  private Release() {}

  public static String of(Project project) {
    Digest digest = Digest.of("release");
    for (PackageSource source : project.packages()) {
      digest.text(source.name()).value(source.file().raw().toJava(), Digest.Keys.AS_THEY_STAND);
      List<SourceText> texts = new ArrayList<>();
      source.models().forEach(file -> texts.add(file.source()));
      source.analyses().forEach(file -> texts.add(file.source()));
      source.singularTests().forEach(file -> texts.add(file.source()));
      source.snapshots().forEach(block -> texts.add(block.source()));
      source.macroFiles().forEach(file -> texts.add(file.source()));
      source.docs().forEach(block -> texts.add(block.source()));
      source.properties().forEach(file -> texts.add(file.source()));
      texts.addAll(source.fixtures());
      texts.stream()
          .distinct()
          .sorted((a, b) -> a.originalPath().compareTo(b.originalPath()))
          .forEach(text -> digest.text(text.originalPath()).text(text.text()));
      source
          .selectors()
          .ifPresent(selectors -> digest.value(selectors.toJava(), Digest.Keys.AS_THEY_STAND));
      source.seeds().forEach(seed -> digest.text(seed.originalPath()).text(seed.checksum().name()));
      source.seeds().stream()
          .filter(seed -> !seed.checksum().name().equals("path"))
          .forEach(seed -> digest.text(seed.checksum().value()));
    }
    return digest.hex();
  }
}
