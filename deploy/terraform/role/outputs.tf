output "role_arn" {
  description = "Task role of the dashboard, or roleArn of this account in its configuration."
  value       = aws_iam_role.read.arn
}
