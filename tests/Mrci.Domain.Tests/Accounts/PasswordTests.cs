using System.Text.Json;
using Mrci.Domain.Accounts;
using Mrci.Domain.Names;

namespace Mrci.Domain.Tests.Accounts;

public sealed class PasswordTests
{
    private const string Password = "C\u0061f\u00E9 Nr. 5";
    private readonly PasswordHasher _fast = new(iterations: 3);

    [Fact]
    public void Record_is_checked_by_its_own_parameters()
    {
        // D-310
        var record = _fast.Hash(Password);
        PasswordHasher.Verify(Password, record).ShouldBeTrue();
        PasswordHasher.Verify(Password + " ", record).ShouldBeFalse();
        PasswordHasher.Verify("", record).ShouldBeFalse();
    }

    [Fact]
    public void Default_setting_makes_a_strong_record()
    {
        // D-310
        var record = new PasswordHasher().Hash(Password);
        record.Algorithm.ShouldBe(PasswordAlgorithm.Pbkdf2HmacSha512);
        record.Iterations.ShouldBe(210_000);
        record.Salt.Length.ShouldBeGreaterThanOrEqualTo(16);
        record.Hash.Length.ShouldBeGreaterThanOrEqualTo(32);
        PasswordHasher.Verify(Password, record).ShouldBeTrue();
    }

    [Fact]
    public void Record_of_another_implementation_is_accepted()
    {
        // D-310: PBKDF2-HMAC-SHA512 of "password"/"salt", 1 iteration, 64 bytes, as published with RFC 6070's inputs
        var record = new PasswordRecord(
            PasswordAlgorithm.Pbkdf2HmacSha512,
            1,
            "salt"u8.ToArray(),
            Convert.FromHexString(
                "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252"
                + "c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce"));
        PasswordHasher.Verify("password", record).ShouldBeTrue();
        PasswordHasher.Verify("Password", record).ShouldBeFalse();
    }

    [Fact]
    public void Same_password_gives_different_records()
    {
        // D-310
        var first = _fast.Hash(Password);
        var second = _fast.Hash(Password);
        first.Salt.Span.SequenceEqual(second.Salt.Span).ShouldBeFalse();
        first.Hash.Span.SequenceEqual(second.Hash.Span).ShouldBeFalse();
    }

    [Fact]
    public void Decomposed_spelling_is_the_same_password()
    {
        // D-310
        PasswordHasher.Verify("Cafe\u0301 Nr. 5", _fast.Hash(Password)).ShouldBeTrue();
    }

    [Fact]
    public void Outdated_record_needs_rehash()
    {
        // D-310
        var record = _fast.Hash(Password);
        _fast.NeedsRehash(record).ShouldBeFalse();
        new PasswordHasher(iterations: 4).NeedsRehash(record).ShouldBeTrue();
        _fast.NeedsRehash(record with { Salt = record.Salt[..8] }).ShouldBeTrue();
        _fast.NeedsRehash(record with { Hash = record.Hash[..32] }).ShouldBeTrue();
        _fast.NeedsRehash(record with { Algorithm = PasswordAlgorithm.None }).ShouldBeTrue();
    }

    [Fact]
    public void Dummy_record_costs_the_same_and_matches_nothing()
    {
        // C-auth.8
        _fast.DummyRecord.Iterations.ShouldBe(3);
        _fast.DummyRecord.Hash.Length.ShouldBe(_fast.Hash(Password).Hash.Length);
        PasswordHasher.Verify(Password, _fast.DummyRecord).ShouldBeFalse();
        _fast.NeedsRehash(_fast.DummyRecord).ShouldBeFalse();
    }

    [Fact]
    public void Unknown_algorithm_is_an_error_and_not_a_wrong_password()
    {
        // D-310: a newer version's record must not count failures towards a lock
        var record = _fast.Hash(Password) with { Algorithm = (PasswordAlgorithm)99 };
        Should.Throw<NotSupportedException>(() => PasswordHasher.Verify(Password, record));
    }

    [Fact]
    public void Record_survives_JSON()
    {
        // D-600: grain state is stored as JSON
        var record = JsonSerializer.Deserialize<PasswordRecord>(JsonSerializer.Serialize(_fast.Hash(Password)));
        PasswordHasher.Verify(Password, record!).ShouldBeTrue();
    }

    [Fact]
    public void Generated_password_is_long_valid_and_easy_to_pass_on()
    {
        // C-MAIL.7
        var passwords = Enumerable.Range(0, 500).Select(_ => PasswordGenerator.Create()).ToList();
        passwords.ShouldAllBe(password => password.Length >= 16 && Passwords.IsValid(password));
        string.Concat(passwords).IndexOfAny(['"', '\'', '`', '\\', ' ']).ShouldBe(-1);
        passwords.Distinct(StringComparer.Ordinal).Count().ShouldBe(500);
    }
}
