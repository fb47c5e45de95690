namespace Mrci.Domain.Commands;

/// <summary>The settings that the command lists depend on (C-LST.2, C-LST.4).</summary>
/// <param name="RegistrationOpen">Public registration is on (C-CFG.4).</param>
/// <param name="PasswordResetOn">Password resets are on (C-CFG.11).</param>
/// <param name="EmailVerificationOn">E-mail verification is on (C-CFG.12).</param>
public sealed record CommandSwitches(bool RegistrationOpen = false, bool PasswordResetOn = true, bool EmailVerificationOn = true);
