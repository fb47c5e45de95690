using Mrci.Domain.Names;
using Mrci.Grains.Passwords;
using Mrci.Grains.Settings;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Registers a new user account (C-add_acct.1 to C-add_acct.3).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AddAcctCommand(ISessionContext session) : TextCommand("add_acct", session)
{
    private const string Prompt = "Enter a password for the account (leave blank to cancel): ";

    private const string TakenName = "a user of that name";
    private const string TakenEmail = "an account with that e-mail address";

    private string _name = "";
    private string _email = "";
    private string _displayName = "";

    /// <inheritdoc />
    protected override string Help =>
        """
        Creates an account. -name is the user name (2 to 24 characters, no blanks), -email its address, -disp the name that others see (up to 32
        characters, may have blanks). You are then asked for its password: 8 to 200 characters with an upper and a lower case letter, a digit,
        and a symbol. An empty answer cancels.

        The account starts in the initial group of the host. You are not logged in by this.
        """;

    /// <inheritdoc />
    public override void Term() => (_name, _email, _displayName) = ("", "", "");

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        var displayName = line.Get("-disp") ?? "";
        if (Given(line, "-name", out var name)
            && Given(line, "-email", out var email)
            && Valid("-name", UserNames.IsValidNew(name))
            && Valid("-email", EmailAddresses.IsValidNew(email))
            && Valid("-disp", DisplayNames.IsValidNew(displayName))
            && await AreFreeAsync(name, email))
        {
            (_name, _email, _displayName) = (name, email, displayName);
            AskSecret(Prompt);
        }
    }

    /// <inheritdoc />
    protected override async ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (answer.Length > 0 && !Valid("the password", Passwords.IsValid(answer)))
        {
            AskSecret(Prompt);
            return;
        }

        if (answer.Length > 0)
            await RegisterAsync(answer);
        Term();
    }

    private async ValueTask RegisterAsync(string password)
    {
        // Cheap and final before the slow hash; the claims of the registration decide for good (C-GEN.7).
        if (!await AreFreeAsync(_name, _email))
            return;

        var group = await Session.Grains.GetGrain<ISettingsGrain>(0).GetInitialGroupIdAsync();
        var record = await Session.Grains.GetGrain<IPasswordWorkerGrain>(0).HashAsync(password);
        var user = new NewUser(_name, _email, _displayName, group, record, Protected: false, NeedNewPassword: false);
        var status = await new AccountRegistration(Session.Grains, Session.Time)
            .RegisterAsync(Guid.NewGuid(), AccountRegistration.NewUserId(), user);
        _ = Free(status != RegistrationStatus.NameTaken, TakenName)
            && Free(status != RegistrationStatus.EmailTaken, TakenEmail)
            && Found(status != RegistrationStatus.NoInitialGroup, "initial group any more");
    }

    private async ValueTask<bool> AreFreeAsync(string name, string email) =>
        Free(await Session.Grains.FindUserAsync(name) is null, TakenName)
        && Free(await Session.Grains.FindUserByEmailAsync(email) is null, TakenEmail);
}
