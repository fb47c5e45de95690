namespace Mrci.Domain.Commands;

/// <content>Accounts and login, chapter 5.</content>
public static partial class CommandCatalog
{
    private static CommandDefinition[] Accounts() =>
    [
        new("auth", "[-user (text)] or [-email (text)]/[text]", "log in with a user name or an e-mail address.")
        {
            Public = PublicKind.Always,
            IsExempt = true,
        },
        new("add_acct", "[-name (text) -email (text) {-disp (text)}]/[text]", "register a new user account.")
        {
            Public = PublicKind.WhenRegistrationOpen,
        },
        new("rm_acct", "[-name (text) {-force}]/[text]", "delete a user account.") { Authority = CommandAuthority.OutranksUser },
        new("lock_acct", "[-user (text) -state (0 or 1)]/[text]", "lock or unlock a user account.")
        {
            Authority = CommandAuthority.OutranksUser,
        },
        new("set_group", "[-user (text) -group (text)]/[text]", "move a user to another group.")
        {
            Authority = CommandAuthority.OutranksUser,
        },
        new(
            "request_new_pw",
            "[-user (text) -req (0 or 1)]/[text]",
            "demand (or no longer demand) a new password at next login.") { Authority = CommandAuthority.OutranksUser },
        new(
            "request_new_user_name",
            "[-user (text) -req (0 or 1)]/[text]",
            "demand (or no longer demand) a new user name at next login.") { Authority = CommandAuthority.OutranksUser },
        new("set_pw", "[password]/[text]", "change your own password.") { IsExempt = true },
        new("set_user_name", "[-new_name (text)]/[text]", "change your own user name.") { IsExempt = true },
        new("set_disp_name", "[-name (text)]/[text]", "change your display name.") { IsExempt = true },
        new("set_email", "[-new_email (text)]/[text]", "change your e-mail address.") { IsExempt = true },
        new("force_set_email", "[-user (text) -new_email (text)]/[text]", "overwrite the e-mail address of another account.")
        {
            Authority = CommandAuthority.OutranksUser,
        },
        new("is_email_verified", "[none]/[text]", "tell whether your e-mail address is verified.") { IsExempt = true },
        new("verify_email", "[text]/[text]", "prove that you own your e-mail address.")
        {
            IsExempt = true,
            NeedsEmailVerification = true,
        },
        new(
            "request_pw_reset",
            "[-email (text)] or [-user (text)]/[text]",
            "have a temporary password mailed to an account.") { Public = PublicKind.WhenPasswordResetOn },
        new("recover_acct", "[-email (text)] or [-user (text)]/[text]", "set a new password with a temporary one.")
        {
            Public = PublicKind.WhenPasswordResetOn,
        },
        new(
            "set_email_template",
            "[[-reset_template] or [-confirm_template] {-subject {(text)}} {[-body {(text)}] or [-client_file (text) -len (int)]}]/[text]",
            "change subject or body of the mails the host sends.") { HandlesGenFile = true },
        new("preview_email", "[-reset_email] or [-confirm_email]/[text]", "show how a mail would look."),
        new("ls_users", "[{search_terms}]/[text]", "list all accounts."),
    ];
}
