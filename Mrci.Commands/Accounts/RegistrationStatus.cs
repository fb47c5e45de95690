namespace Mrci.Commands.Accounts;

/// <summary>Outcome of the creation of an account (C-add_acct.1, C-add_acct.2).</summary>
public enum RegistrationStatus
{
    /// <summary>The account exists, and both its names are confirmed.</summary>
    Created = 0,

    /// <summary>The user name exists already; nothing has been changed.</summary>
    NameTaken = 1,

    /// <summary>The e-mail address exists already; nothing has been changed.</summary>
    EmailTaken = 2,

    /// <summary>The group that the account should start in does not exist; nothing has been changed.</summary>
    NoInitialGroup = 3,
}
