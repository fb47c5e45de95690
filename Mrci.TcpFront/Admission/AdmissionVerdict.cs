namespace Mrci.TcpFront.Admission;

/// <summary>Outcome of <see cref="AdmissionGate.AdmitAsync"/>.</summary>
internal enum AdmissionVerdict
{
    Admitted = 0,
    Full = 1,
    Banned = 2,
}
