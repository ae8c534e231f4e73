package dev.atoll.acceptance.isolation;

import java.util.List;

/**
 * A statement that tries to leave tenant a's database.
 *
 * @param name what a model that carries it is called
 * @param sql with {@code @} for the fleet's folder
 * @param code of the Problem; {@code A601} where the guard leaves it to the engine
 * @param alone what the engine does with it when no guard stands in front
 */
record Attack(String name, String sql, String code, Alone alone) {
  /** The engine without the guard. */
  enum Alone {
    REFUSED,
    /** Runs, or fails for another reason, and leads nowhere. */
    HARMLESS
  }

  /** For statements of their own; a model's body cannot carry these. */
  static final List<Attack> STATEMENTS =
      List.of(
          refused("attach_writable", "A602", "attach '@/data/b/b.duckdb' as b"),
          refused("attach_read_only", "A602", "attach '@/data/b/b.duckdb' as b (read_only)"),
          refused("attach_by_dots", "A602", "attach '@/data/a/../b/b.duckdb' as b"),
          refused("attach_by_link", "A602", "attach '@/data/a/link.duckdb' as b"),
          refused("attach_relative", "A602", "attach 'data/b/b.duckdb' as b"),
          refused("attach_cased", "A602", "/* x */ AtTaCh -- y\n '@/data/b/b.duckdb' As b"),
          refused("attach_second", "A602", "select 1; select 2; attach '@/data/b/b.duckdb' as b"),
          refused("attach_or_replace", "A602", "attach or replace '@/data/b/b.duckdb' as b"),
          refused("attach_if_not", "A602", "attach if not exists '@/data/b/b.duckdb' as b"),
          harmless("attach_memory", "A602", "attach ':memory:' as m"),
          harmless("detach_shared", "A602", "detach reference"),
          refused(
              "shared_writable",
              "A602",
              "detach reference; attach '@/data/shared/reference.duckdb' as reference"),
          refused("prepare_copy", "A603", "prepare p as copy (select 1) to '@/stolen.csv'"),
          refused("copy_out", "A603", "copy (select 1 as x) to '@/data/b/left.csv'"),
          refused("copy_own_folder", "A603", "copy (select 1 as x) to '@/data/a/left.csv'"),
          refused(
              "copy_in", "A603", "create table t (m varchar); copy t from '@/data/b/landed.csv'"),
          refused(
              "copy_database",
              "A602",
              "attach '@/data/b/b.duckdb' as b; copy from database b to a"),
          refused("explain_copy", "A603", "explain analyze copy (select 1) to '@/stolen.csv'"),
          refused("with_copy", "A603", "with x as (copy (select 1) to '@/stolen.csv') select 1"),
          refused("export", "A603", "export database '@/stolen'"),
          refused("import", "A603", "import database '@/data/b'"),
          refused("pragma_import", "A606", "pragma import_database('@/data/b')"),
          refused("install", "A604", "install httpfs"),
          refused("force_install", "A604", "force install httpfs"),
          refused("load", "A604", "load httpfs"),
          refused("load_file", "A604", "load '@/data/a/evil.duckdb_extension'"),
          refused("set_access", "A606", "set enable_external_access = true"),
          refused("set_lock", "A606", "SET GLOBAL lock_configuration = false"),
          refused("set_folders", "A606", "set allowed_directories = ['/']"),
          refused("set_zone", "A606", "set TimeZone = 'Asia/Tokyo'"),
          refused("reset", "A606", "reset enable_external_access"),
          refused("pragma", "A606", "pragma enable_external_access=true"),
          refused("pragma_threads", "A606", "pragma threads=8"),
          harmless("use", "A605", "use reference"),
          harmless("search_path", "A605", "set search_path = 'reference.main'"),
          harmless("set_schema", "A605", "set schema = 'reference.main'"),
          harmless("secret", "A607", "create secret s (type s3)"),
          refused("call_logging", "A612", "call enable_logging(storage_path = '@/data/b')"),
          refused("insert_shared", "A601", "insert into reference.rates values (8)"),
          refused("create_shared", "A601", "create table reference.mine (x integer)"),
          refused("drop_shared", "A601", "drop table reference.rates"));

  /** Queries, for wherever a query can stand. */
  static final List<Attack> QUERIES =
      List.of(
          refused("read_csv", "A608", "select * from read_csv('@/data/b/landed.csv')"),
          refused("read_csv_own_link", "A608", "select * from read_csv('@/data/a/link.csv')"),
          refused("read_csv_by_dots", "A608", "select * from read_csv('@/data/a/../b/landed.csv')"),
          refused("read_csv_quoted", "A608", "select * from \"READ_CSV\"('@/data/b/landed.csv')"),
          refused("read_csv_comment", "A608", "select * from read_csv/**/('@/data/b/landed.csv')"),
          refused("read_parquet", "A608", "select * from read_parquet('@/data/b/b.parquet')"),
          refused("read_json", "A608", "select * from read_json('@/data/b/b.json')"),
          refused("read_text", "A608", "select content from read_text('/etc/passwd')"),
          refused("read_blob", "A608", "select content from read_blob('@/data/b/b.duckdb')"),
          refused("read_duckdb", "A608", "select * from read_duckdb('@/data/b/b.duckdb')"),
          refused("sniff", "A608", "select * from sniff_csv('@/data/b/landed.csv')"),
          refused("glob", "A608", "select * from glob('@/data/b/*')"),
          refused("glob_etc", "A608", "select * from glob('/etc/*')"),
          refused("path_duckdb", "A608", "select * from '@/data/b/b.duckdb'"),
          refused("path_csv", "A608", "from '@/data/b/landed.csv'"),
          refused("path_quoted", "A612", "select * from \"@/data/b/landed.csv\""),
          refused("path_by_link", "A608", "select * from '@/data/a/link.csv'"),
          refused(
              "path_joined",
              "A608",
              "select 1 as x from range(1) join '@/data/b/landed.csv' on true"),
          refused("path_after_comma", "A612", "select 1 as x from range(1), '@/data/b/landed.csv'"),
          refused("path_in_with", "A608", "with x as (from '@/data/b/landed.csv') select * from x"),
          refused(
              "path_in_text",
              "A612",
              "select * from query('select * from ''@/data/b/landed.csv''')"),
          refused("path_as_argument", "A612", "select * from query_table('@/data/b/landed.csv')"),
          refused(
              "path_piecewise",
              "A608",
              "select * from read_csv('@/data/' || 'b' || '/landed.csv')"));

  private static Attack refused(String name, String code, String sql) {
    return new Attack(name, sql, code, Alone.REFUSED);
  }

  private static Attack harmless(String name, String code, String sql) {
    return new Attack(name, sql, code, Alone.HARMLESS);
  }

  String sql(Reef reef) {
    return sql.replace("@", reef.path("").toString().replaceAll("/$", ""));
  }

  @Override
  public String toString() {
    return name;
  }
}
