namespace Mrci.Domain.Commands;

/// <content>Certificates, modules, bans, logs and host control, chapters 10 and 11.</content>
public static partial class CommandCatalog
{
    private static CommandDefinition[] Host() =>
    [
        new("ls_certs", "[{search_terms}]/[text]", "list installed certificates."),
        new("cert_info", "[-name (text)]/[text]", "details of an installed certificate."),
        new(
            "add_cert",
            "[-name (text) -cert (path) -priv (path) {-force}]/[text]",
            "install a certificate and key from host-local files."),
        new("rm_cert", "[-name (text) {-force}]/[text]", "remove a certificate and its key."),
        new("ls_mods", "[none]/[text]", "list installed modules."),
        new("add_mod", "[-client_file (path) -name (text) -len (int)]/[text]", "upload and install a module.")
        {
            HandlesGenFile = true,
        },
        new("rm_mod", "[-name (text)]/[text]", "uninstall a module."),
        new("ls_bans", "[{search_terms} {-delete}]/[text]", "list or clear banned addresses."),
        new("add_ban", "[-ip (text)]/[text]", "ban an address."),
        new("rm_ban", "[-ip (text)]/[text]", "lift a ban."),
        new("ls_act_log", "[{search_terms} {-delete}]/[text]", "show or clear the activity log."),
        new("ls_auth_log", "[{search_terms} {-delete}]/[text]", "show or clear the login log."),
        new("ls_dbg", "[{search_terms} {-delete}]/[text]", "show or clear the host's debug log."),
        new("host_info", "[none]/[text]", "show host and system data."),
        new("close_host", "[none]/[text]", "stop the host."),
        new("restart_host", "[none]/[text]", "restart the host."),
        new("host_config", "[none]/[text]", "view or change host settings by menu."),
    ];
}
