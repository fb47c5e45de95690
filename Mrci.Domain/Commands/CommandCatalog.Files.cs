namespace Mrci.Domain.Commands;

/// <content>The host file system, chapter 9, without what the second loader adds.</content>
public static partial class CommandCatalog
{
    private static CommandDefinition[] Files() =>
    [
        new("fs_cd", "[{-path (text)}]/[text]", "show or change the current directory."),
        new("fs_list", "[{-path (text)} {-info_frame} {-no_hidden}]/[text] or [FILE_INFO]", "list a directory."),
        new("fs_info", "[-path (text) {-info_frame}]/[text] or [FILE_INFO]", "details of a file system object."),
        new("fs_mkpath", "[-path (text)]/[text]", "create a directory with its parents."),
        new("fs_delete", "[-path (text) {-force}]/[text]", "delete a file, link, or directory tree."),
        new("fs_copy", "[-src (text) -dst (text) {-force}]/[text]", "copy a file system object."),
        new("fs_move", "[-src (text) -dst (text) {-force}]/[text]", "move or rename a file system object."),
        new(
            "fs_download",
            "[-remote_file (text) {-client_file (text)} {-len (int)} {-offset (int)} {-single_step} {-force} {-truncate}]/[GEN_FILE]",
            "fetch one file from the host.") { HandlesGenFile = true },
        new(
            "fs_upload",
            "[-remote_file (text) -len (int) {-client_file (text)} {-offset (int)} {-single_step} {-force} {-truncate}]/[GEN_FILE]",
            "store one file on the host.") { HandlesGenFile = true },
    ];
}
