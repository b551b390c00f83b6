# The role that Authpath reads an account with, and nothing else. Without trusted_principal: the role of its own ECS
# tasks. With it: the role in another account, which that principal assumes with external_id.

data "aws_caller_identity" "own" {}
data "aws_partition" "own" {}

locals {
  account_id = data.aws_caller_identity.own.account_id
  partition  = data.aws_partition.own.partition

  # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
  trust_of_tasks = {
    Effect    = "Allow"
    Principal = { Service = "ecs-tasks.amazonaws.com" }
    Action    = "sts:AssumeRole"
    Condition = {
      StringEquals = { "aws:SourceAccount" = local.account_id }
      ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:ecs:*:${local.account_id}:*" }
    }
  }

  # https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
  trust_of_principal = {
    Effect    = "Allow"
    Principal = { AWS = var.trusted_principal }
    Action    = "sts:AssumeRole"
    Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
  }
}

resource "aws_iam_role" "read" {
  name        = var.name
  description = "Authpath reads this account with it. It changes nothing."
  tags        = var.tags

  assume_role_policy = (
    var.trusted_principal == null
    ? jsonencode({ Version = "2012-10-17", Statement = [local.trust_of_tasks] })
    : jsonencode({ Version = "2012-10-17", Statement = [local.trust_of_principal] })
  )

  lifecycle {
    precondition {
      condition     = (var.trusted_principal == null) == (var.external_id == null)
      error_message = "external_id and trusted_principal go together: give both for a role that a dashboard in another account assumes, and neither for the role of ECS tasks."
    }
  }
}

resource "aws_iam_role_policy" "read" {
  name   = "read"
  role   = aws_iam_role.read.id
  policy = replace(file("${path.module}/../../policy.json"), "arn:aws:", "arn:${local.partition}:")
}

resource "aws_iam_role_policy" "assume" {
  count = length(var.roles_to_assume) > 0 ? 1 : 0
  name  = "assume"
  role  = aws_iam_role.read.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = var.roles_to_assume }]
  })
}
