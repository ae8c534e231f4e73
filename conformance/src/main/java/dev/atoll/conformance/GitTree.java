package dev.atoll.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One commit of a git repository, read by the git command without a work tree.
 *
 * @param directory the git directory
 */
record GitTree(Path directory, String commit) {
  private record Blob(String id, String path) {}

  /**
   * Writes the files below a folder of the commit.
   *
   * @param folder empty for the top
   * @return the files whose content the mirror lacks, or that are no plain files
   */
  List<String> extract(String folder, Path to) throws IOException, InterruptedException {
    List<String> left = new ArrayList<>();
    List<Blob> blobs = blobs(folder, left);
    Process git = git("cat-file", "--batch");
    Thread asking = Thread.ofVirtual().start(() -> ask(git, blobs));
    try (InputStream answers = new BufferedInputStream(git.getInputStream())) {
      for (Blob blob : blobs) {
        String head = line(answers);
        if (head.endsWith(" missing")) {
          left.add(blob.path());
          continue;
        }
        int size = Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1));
        Path file = to.resolve(blob.path()).normalize();
        if (!file.startsWith(to)) {
          throw new IOException(blob.path() + " leads out of the folder");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, answers.readNBytes(size));
        answers.skipNBytes(1);
      }
    }
    asking.join();
    git.waitFor();
    return left;
  }

  private List<Blob> blobs(String folder, List<String> left)
      throws IOException, InterruptedException {
    Process git = git("ls-tree", "-r", "-z", folder.isEmpty() ? commit : commit + ":" + folder);
    git.getOutputStream().close();
    String listing = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      throw new IOException("no commit %s with folder '%s'".formatted(commit, folder));
    }
    List<Blob> blobs = new ArrayList<>();
    for (String entry : listing.split("\0", -1)) {
      String[] parts = entry.split("[ \t]", 4);
      if (parts.length == 4 && parts[0].startsWith("100")) {
        blobs.add(new Blob(parts[2], parts[3]));
      } else if (parts.length == 4) {
        left.add(parts[3]);
      }
    }
    return blobs;
  }

  private static void ask(Process git, List<Blob> blobs) {
    try (OutputStream questions = git.getOutputStream()) {
      for (Blob blob : blobs) {
        questions.write((blob.id() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // git has ended; the reader of its answers finds out and tells.
      git.destroy();
    }
  }

  private Process git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "--git-dir", directory.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    while (read != '\n') {
      if (read < 0) {
        throw new IOException("git ended early");
      }
      line.write(read);
      read = in.read();
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
